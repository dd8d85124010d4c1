// title: {nb: Politikkområder, en: Policy areas}
// description:
//   nb: Hvert område med hvor mange løfter som er lagt rett under det, hvor mange som også teller områdene under, og området over.
//   en: Each area with the number of pledges put directly under it, the number with the areas below it too, and the area above it.
// parameters:
//   scheme: {type: string, optional: true, choices: schemes, label: {nb: Inndeling, en: Scheme}}
// columns: [id, name, name_en, scheme, notation, broader, pledges, pledges_in_all]
// view: chart
WITH null AS p_scheme
MATCH (x:PolicyArea)
WHERE p_scheme IS NULL OR x.scheme = p_scheme
OPTIONAL MATCH (x)-[:BROADER]->(b:PolicyArea)
WITH x, min(b.id) AS broader
OPTIONAL MATCH (x)<-[:IN_AREA]-(p:Pledge)
WITH x, broader, count(p) AS pledges
OPTIONAL MATCH (x)<-[:BROADER*0..5]-(:PolicyArea)<-[:IN_AREA]-(q:Pledge)
RETURN x.id AS id, x.name AS name, x.name_en AS name_en, x.scheme AS scheme,
  x.notation AS notation, broader AS broader, pledges AS pledges,
  count(DISTINCT q) AS pledges_in_all
ORDER BY scheme, pledges_in_all DESC, id
