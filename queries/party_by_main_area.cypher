// title: {nb: Parti og hovedområde, en: Party by main area}
// description:
//   nb: Hvor mange av løftene i hvert program som står på hvert av de øverste områdene, eller på et område under det. Hvert løfte telles én gang på hvert område.
//   en: How many of each programme's pledges stand in each of the topmost areas, or in one below it. Each pledge counts once in each area.
// parameters:
//   scheme: {type: string, choices: schemes, label: {nb: Inndeling, en: Scheme}}
// columns: [programme, party, area, area_name, scheme, pledges]
// view: table
WITH "stortinget" AS p_scheme
MATCH (top:PolicyArea)
WHERE top.scheme = p_scheme AND NOT EXISTS { (top)-[:BROADER]->() }
MATCH (top)<-[:BROADER*0..5]-(x:PolicyArea)
WITH DISTINCT top, x
MATCH (x)<-[:IN_AREA]-(p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
RETURN m.id AS programme, m.party AS party, top.id AS area, top.name AS area_name,
  top.scheme AS scheme, count(DISTINCT p) AS pledges
ORDER BY pledges DESC, programme, area
