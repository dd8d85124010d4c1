// title: {nb: Løfter som gjelder en aktør, en: Pledges that involve an actor}
// description:
//   nb: Alle løfter som nevner aktøren i egne ord, i innledningen eller i løftet de hører under, og hvilken rolle aktøren har.
//   en: Every pledge that names the actor in its own words, in its lead-in or in its parent, and the part the actor plays.
// parameters:
//   actor: {type: actor, choices: actor_names, label: {nb: Aktør, en: Actor}}
//   role: {type: string, optional: true, choices: [agent, object, partner, other], label: {nb: Rolle, en: Role}}
// columns: [pledge, text, actor, role, via, words, section, programme, line_first, line_last]
// view: table
WITH "NAV" AS p_actor, null AS p_role
MATCH (a:Actor)<-[i:INVOLVES]-(p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE (a.id = p_actor OR a.name = p_actor) AND (p_role IS NULL OR i.role = p_role)
OPTIONAL MATCH (p)-[:IN_SECTION]->(s:Section)
RETURN p.id AS pledge, p.text AS text, a.name AS actor, i.role AS role, i.via AS via,
  i.words AS words, s.title AS section, m.title AS programme,
  p.line_first AS line_first, p.line_last AS line_last
ORDER BY m.id, p.order, p.id
