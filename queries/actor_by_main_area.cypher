// title: {nb: Aktør og hovedområde, en: Actor by main area}
// description:
//   nb: Hvor mange løfter på hvert av de øverste områdene, eller et område under det, som nevner hver aktør. Hvert løfte telles én gang.
//   en: How many pledges in each of the topmost areas, or in one below it, name each actor. Each pledge counts once.
// parameters:
//   scheme: {type: string, choices: schemes, label: {nb: Inndeling, en: Scheme}}
// columns: [actor, actor_name, area, area_name, scheme, pledges]
// view: chart
WITH "stortinget" AS p_scheme
MATCH (top:PolicyArea)
WHERE top.scheme = p_scheme AND NOT EXISTS { (top)-[:BROADER]->() }
MATCH (top)<-[:BROADER*0..5]-(x:PolicyArea)
WITH DISTINCT top, x
MATCH (x)<-[:IN_AREA]-(p:Pledge)-[:INVOLVES]->(a:Actor)
RETURN a.id AS actor, a.name AS actor_name, top.id AS area, top.name AS area_name,
  top.scheme AS scheme, count(DISTINCT p) AS pledges
ORDER BY pledges DESC, actor, area
