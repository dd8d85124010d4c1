// title: {nb: Frister år for år, en: Deadlines year by year}
// description:
//   nb: Hvor mange mål som har frist i hvert år, regnet fra det første året i fristen.
//   en: How many targets fall due in each year, counted from the first year of the deadline.
// parameters:
//   actor: {type: actor, optional: true, choices: actor_names, label: {nb: Aktør, en: Actor}}
// columns: [year, targets]
// view: chart
WITH null AS p_actor
MATCH (t:Target)<-[:HAS_TARGET]-(p:Pledge)
WHERE toInteger(substring(t.deadline, 0, 4)) IS NOT NULL
OPTIONAL MATCH (p)-[:INVOLVES]->(a:Actor)
WITH t, p_actor, collect(a.id) + collect(a.name) AS actors
WHERE p_actor IS NULL OR p_actor IN actors
RETURN toInteger(substring(t.deadline, 0, 4)) AS year, count(DISTINCT t) AS targets
ORDER BY year
