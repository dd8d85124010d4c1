// title: {nb: Nabolaget til en aktør, en: The neighbourhood of an actor}
// description:
//   nb: Løftene som gjelder aktøren, og alt de er koblet til – andre aktører, områder, mål og virkemidler. Hver rad er en kant i en graf.
//   en: The pledges that involve the actor and all that they are linked to, other actors, areas, targets and instruments. Each row is an edge of a graph.
// parameters:
//   actor: {type: actor, choices: actor_names, label: {nb: Aktør, en: Actor}}
// columns: [source, source_label, source_name, relation, target, target_label, target_name, role, words]
// view: graph
WITH "NAV" AS p_actor
MATCH (a:Actor)<-[:INVOLVES]-(p:Pledge)-[:IN_PROGRAMME]->(m:Programme)
WHERE a.id = p_actor OR a.name = p_actor
MATCH (p)-[r:INVOLVES|IN_AREA|HAS_TARGET|CITES]->(x)
RETURN p.id AS source, "Pledge" AS source_label, p.text AS source_name, type(r) AS relation,
  x.id AS target, labels(x)[0] AS target_label, coalesce(x.name, x.quote) AS target_name,
  r.role AS role, r.words AS words
ORDER BY m.id, p.order, source, relation, target
