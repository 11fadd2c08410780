package render

import "strings"

// sight says which readers may see what of a text of the case (谁能看到). No reader except
// police, procuratorate and court sees a third person's number in any text.
type sight int

const (
	// veiledText may speak of others: their names are masked for readers to whom they have not
	// agreed to be named. It is the sight of keys that the table does not have.
	veiledText sight = iota
	// partyText is only about the parties, the agent and the bodies: names are printed as
	// written.
	partyText
	// contactName and contactPhone belong to a third person: see view.contact.
	contactName
	contactPhone
	// unprinted is not printed in any letter.
	unprinted
)

// sights says who may see each value of the case, by its key without list indices.
var sights = map[string]sight{
	"id": partyText, "reference": partyText, "case_handler": partyText, "date": unprinted, "recipients": unprinted,
	"confirmed": unprinted, "addressees": partyText,

	"complainant.name": partyText, "complainant.role": unprinted, "complainant.sex": partyText,
	"complainant.ethnicity":  partyText,
	"complainant.birth_date": partyText, "complainant.id_type": partyText, "complainant.id_number": partyText,
	"complainant.phone":   partyText,
	"complainant.address": partyText, "complainant.email": partyText, "complainant.occupation": partyText,
	"complainant.employer":  partyText,
	"complainant.guarantee": partyText, "complainant.emergency_contact": partyText,

	"agent.name": partyText, "agent.capacity": partyText, "agent.id_number": partyText, "agent.phone": partyText,
	"agent.organisation": partyText, "agent.address": partyText, "agent.licence": partyText, "agent.powers": partyText,
	"agent.until": partyText,

	"respondent.name": partyText, "respondent.kind": partyText, "respondent.region": partyText,
	"respondent.uscc": partyText, "respondent.address": partyText,
	"respondent.legal_representative": partyText, "respondent.hotline": partyText, "respondent.product": veiledText,
	"respondent.app": partyText,
	"collector.name": partyText, "collector.uscc": partyText, "collector.address": partyText,
	"collector.phones": partyText,

	"loan.contract": partyText, "loan.funder": partyText, "loan.assignee": partyText, "loan.platform": partyText,
	"loan.principal": partyText, "loan.disbursed_on": partyText,
	"loan.due_on": partyText, "loan.overdue_since": partyText, "loan.outstanding": partyText,

	"incidents.at": veiledText, "incidents.until": veiledText, "incidents.conduct": veiledText,
	"incidents.narrative": veiledText,
	"incidents.channel":   veiledText, "incidents.caller": veiledText, "incidents.reported_by": veiledText,
	"incidents.count":          veiledText,
	"incidents.disclosed_debt": veiledText, "incidents.reachable": veiledText, "incidents.exhibits": veiledText,
	"incidents.contact.relation": veiledText, "incidents.contact.name": contactName,
	"incidents.contact.phone":    contactPhone,
	"incidents.contact.consents": unprinted, "incidents.contact.emergency_contact": veiledText,

	"prior.date": veiledText, "prior.body": veiledText, "prior.paper": veiledText, "prior.channel": veiledText,
	"prior.tracking":    veiledText,
	"prior.received_on": veiledText, "prior.ticket": veiledText, "prior.accepted_on": veiledText,
	"prior.handler": veiledText,
	"prior.reply":   veiledText, "prior.replied_on": veiledText, "prior.result": veiledText,

	"exhibits.name": veiledText, "exhibits.form": veiledText, "exhibits.source": veiledText,
	"exhibits.proves": veiledText,
	"exhibits.pages":  veiledText, "exhibits.file": unprinted, "exhibits.lists_others": unprinted,

	"demands": veiledText, "harm": veiledText, "losses.economic.item": veiledText, "losses.economic.amount": veiledText,
	"losses.economic.class": veiledText, "losses.mental": partyText,
	"affected": partyText, "arbitration.institution": partyText, "arbitration.clause": partyText, "court": partyText,
}

// sightKey is a key without list indices, in two parts.
type sightKey struct{ group, name string }

// sightsByKey is sights as values of a letter look it up: with each path split at each of its
// dots.
var sightsByKey = func() map[sightKey]sight {
	m := make(map[sightKey]sight, 2*len(sights))
	for path, s := range sights {
		m[sightKey{path, ""}] = s
		for i := range path {
			if path[i] == '.' {
				m[sightKey{path[:i], path[i+1:]}] = s
			}
		}
	}
	return m
}()

// sight returns who may see the value of the key.
func (k key) sight() sight {
	name := k.name
	if rest, ok := strings.CutPrefix(name, "contact."); ok { // contact.0.name
		switch rest[strings.LastIndexByte(rest, '.')+1:] {
		case "name":
			return contactName
		case "phone":
			return contactPhone
		}
		return veiledText
	}
	return sightsByKey[sightKey{k.group, name}]
}
