// title: {nb: Aktører som nevnes sammen, en: Actors that are named together}
// description:
//   nb: Hvilke aktører som er nevnt i de samme løftene, og i hvor mange. Velg en aktør for å se bare dens par.
//   en: Which actors are named in the same pledges, and in how many. Choose an actor to see its pairs alone.
// parameters:
//   actor: {type: actor, optional: true, choices: actor_names, label: {nb: Aktør, en: Actor}}
//   minimum: {type: integer, label: {nb: Minst så mange løfter, en: At least so many pledges}}
// columns: [actor, actor_name, other, other_name, pledges]
// view: graph
WITH null AS p_actor, 1 AS p_minimum
MATCH (a:Actor)<-[:INVOLVES]-(p:Pledge)-[:INVOLVES]->(b:Actor)
WHERE (p_actor IS NULL AND a.id < b.id) OR p_actor = a.id OR p_actor = a.name
WITH p_minimum, a.id AS actor, a.name AS actor_name, b.id AS other, b.name AS other_name,
  count(p) AS pledges
WHERE pledges >= p_minimum
RETURN actor AS actor, actor_name AS actor_name, other AS other, other_name AS other_name,
  pledges AS pledges
ORDER BY pledges DESC, actor, other
