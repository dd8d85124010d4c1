// title: {nb: Politikkområder, en: Policy areas}
// description:
//   nb: Hvert område med hvor mange løfter som er lagt rett under det, og området over.
//   en: Each area with the number of pledges put directly under it, and the area above it.
// parameters:
//   scheme: {type: string, optional: true, choices: schemes, label: {nb: Inndeling, en: Scheme}}
// columns: [id, name, name_en, scheme, notation, broader, pledges]
// view: chart
WITH null AS p_scheme
MATCH (x:PolicyArea)
WHERE p_scheme IS NULL OR x.scheme = p_scheme
OPTIONAL MATCH (x)-[:BROADER]->(b:PolicyArea)
WITH x, min(b.id) AS broader
OPTIONAL MATCH (x)<-[:IN_AREA]-(p:Pledge)
RETURN x.id AS id, x.name AS name, x.name_en AS name_en, x.scheme AS scheme,
  x.notation AS notation, broader AS broader, count(p) AS pledges
ORDER BY scheme, pledges DESC, id
