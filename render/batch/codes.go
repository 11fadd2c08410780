package batch

import "tousu/legal/complaint"

// Codes documents the codes of findings that reading a table and writing its letters add to
// complaint.Codes. They are never renamed or reused.
var Codes = []complaint.CodeDoc{
	// the file
	{Code: "empty-table", Text: "表格没有内容", Cause: "选错了工作表，或只有表头"},
	{Code: "encoding", Text: "CSV 的编码无法识别", Cause: "文件损坏，或是 GB18030、UTF-8、UTF-16 以外的编码"},
	{Code: "csv-quote", Text: "CSV 的引号不成对", Cause: "内容里的半角引号没有写成两个"},
	{Code: "not-a-file", Text: "不是普通的文件", Cause: "写了文件夹或管道的名称"},
	{Code: "too-large", Text: "表格太大", Cause: "选错了文件，或合并、空格式占了整张表"},
	{Code: "too-wide", Text: "表头的列太多", Cause: "选错了文件，或分隔符认错"},
	{Code: "old-workbook", Text: "是 .xls、.et、.ods 等别的格式", Cause: "没有另存为 .xlsx"},
	{Code: "password", Text: "工作簿设了打开密码", Cause: "没有取消密码"},
	{Code: "web-page", Text: "是网页或 PDF，名称像表格", Cause: "网站导出的“Excel”其实是 HTML"},
	{Code: "bad-workbook", Text: "工作簿打不开", Cause: "文件不完整，或不是工作簿"},
	{Code: "no-sheet", Text: "没有这个工作表", Cause: "--sheet 的名称写错"},
	{Code: "hidden-sheet", Text: "隐藏的工作表也像案件的表格", Cause: "旧的或备用的表没有删去"},
	{Code: "hidden-rows", Text: "有隐藏的行", Cause: "筛选掉了已撤回、已办结的"},
	// the header
	{Code: "no-header", Text: "指定的表头行没有内容", Cause: "--header-row 的行号写错"},
	{Code: "ambiguous-column", Text: "列名可能是几项内容，或与信件无关", Cause: "日期、地区、编号等台账里的列名"},
	{Code: "near-column", Text: "列名像是写错了", Cause: "多字、少字、错字"},
	{Code: "two-columns", Text: "两列是同一项内容", Cause: "电话和手机号各有一列"},
	{Code: "missing-column", Text: "缺必填的一列", Cause: "列名不在词典里，可用 --columns 对照"},
	// rows
	{Code: "extra-cells", Text: "一行的格数多于表头", Cause: "内容里的逗号没有加引号，后面的内容错位"},
	{Code: "too-many-rows", Text: "同一件的行太多", Cause: "案件编号一列写了同样的内容，例如单位的编号"},
	{Code: "bad-case-id", Text: "编号与输出文件夹里的文件同名", Cause: "编号写成 failed.csv 等"},
	{Code: "same-folder", Text: "两个编号会成为同一个文件夹", Cause: "只差大小写或符号"},
	// what Excel did
	{Code: "excel-scientific", Text: "长数字成了科学记数", Cause: "在 Excel 里以常规格式打开过"},
	{Code: "excel-rounded", Text: "身份证号以 000 结尾", Cause: "在 Excel 里打开又存为 CSV"},
	{Code: "excel-numeric", Text: "长数字存成了数值", Cause: "该列不是文本格式"},
	{Code: "excel-serial-date", Text: "日期成了序号", Cause: "该列不是日期格式"},
	{Code: "excel-date", Text: "文字成了日期", Cause: "写成 3-12 的编号被当作日期"},
	{Code: "excel-lost-zero", Text: "区号开头的 0 丢失", Cause: "该列不是文本格式"},
	{Code: "excel-error", Text: "是 Excel 的出错标记", Cause: "列太窄，或公式出错"},
	{Code: "excel-formula", Text: "公式没有结果", Cause: "由其他程序写成，没有在 Excel 里保存过"},
	{Code: "excel-fullwidth", Text: "数字是全角的", Cause: "中文输入法的全角状态"},
	// reports of many cases
	{Code: "clients-consent", Severity: complaint.Doubt, Text: "委托人是否都书面同意", Cause: "律师事务所反映委托人的案件"},
	// letters
	{Code: "unknown-recipient", Text: "没有这个收件机构", Cause: "--to 或收件机构一列写错"},
	{Code: "no-recipient", Text: "没有建议提交的机构", Cause: "没有适用的机构，又没有指定"},
	{Code: "rows-missing", Text: "失败的行里少了同一件的其他行", Cause: "改错时删去了同一案件的行"},
	{Code: "letter", Text: "信件写不出来", Cause: "模板有错"},
	{Code: "edited", Text: "信件写好后改动过", Cause: "在 Word、WPS 里改过又保存"},
	{Code: "occupied", Text: "文件夹的位置上是一个文件", Cause: "编号与别的文件同名"},
	{Code: "open-elsewhere", Text: "信件正被打开", Cause: "Word 或 WPS 没有关闭"},
	{Code: "write", Text: "文件夹写不进去", Cause: "没有权限"},
}
