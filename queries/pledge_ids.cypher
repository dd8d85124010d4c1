// title: {nb: Alle løfter, en: Every pledge}
// description:
//   nb: Hvert løfte med begynnelsen av teksten, i programmets rekkefølge.
//   en: Each pledge with the beginning of its text, in the order of the programme.
// parameters:
//   programme: {type: programme, optional: true, choices: programmes, label: {nb: Program, en: Programme}}
// columns: [id, name]
// view: table
WITH null AS p_programme
MATCH (p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE p_programme IS NULL OR m.id = p_programme
RETURN p.id AS id, substring(p.text, 0, 80) AS name
ORDER BY m.id, p.order, id
