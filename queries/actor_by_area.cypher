// title: {nb: Aktør og politikkområde, en: Actor by policy area}
// description:
//   nb: Hvor mange løfter på hvert område som nevner hver aktør.
//   en: How many pledges in each area name each actor.
// parameters:
//   scheme: {type: string, optional: true, choices: schemes, label: {nb: Inndeling, en: Scheme}}
// columns: [actor, actor_name, area, area_name, scheme, pledges]
// view: chart
WITH null AS p_scheme
MATCH (a:Actor)<-[:INVOLVES]-(p:Pledge)-[:IN_AREA]->(x:PolicyArea)
WHERE p_scheme IS NULL OR x.scheme = p_scheme
RETURN a.id AS actor, a.name AS actor_name, x.id AS area, x.name AS area_name, x.scheme AS scheme,
  count(p) AS pledges
ORDER BY pledges DESC, actor, area
