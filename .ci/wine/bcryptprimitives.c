// Wine of Debian 12 has no bcryptprimitives.dll, of which Go needs the one function by
// which Windows gives random numbers.
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
	return RtlGenRandom(data, (ULONG)length);
}
