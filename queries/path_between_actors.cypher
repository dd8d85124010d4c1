// title: {nb: Veien mellom to aktører, en: The way between two actors}
// description:
//   nb: Løftene som nevner begge. Finnes ingen, hver tredje aktør som står i ett løfte med den ene og i ett med den andre.
//   en: The pledges that name both. Where there is none, each third actor that shares one pledge with either.
// parameters:
//   actor_from: {type: actor, choices: actor_names, label: {nb: Fra aktør, en: From actor}}
//   actor_to: {type: actor, choices: actor_names, label: {nb: Til aktør, en: To actor}}
// columns: [steps, actor_from, pledge_1, text_1, via, via_name, pledge_2, text_2, actor_to, ways]
// view: table
WITH "NAV" AS p_actor_from, "Husbanken" AS p_actor_to
MATCH (a:Actor), (b:Actor)
WHERE p_actor_from IN [a.id, a.name] AND p_actor_to IN [b.id, b.name] AND a.id <> b.id
OPTIONAL MATCH (a)<-[:INVOLVES]-(d:Pledge)-[:INVOLVES]->(b)
WITH a, b, count(d) AS direct
MATCH (a)<-[:INVOLVES]-(p:Pledge)-[:INVOLVES]->(v:Actor)
WHERE v.id = b.id OR direct = 0
MATCH (v)<-[:INVOLVES]-(q:Pledge)
WHERE v.id <> b.id OR q.id = p.id
MATCH (q)-[:INVOLVES]->(b)
WITH a, b, v, CASE WHEN v.id = b.id THEN p.id ELSE v.id END AS way, min(p.id) AS first,
  min(q.id) AS second, count(*) AS ways
MATCH (p:Pledge {id: first})
MATCH (q:Pledge {id: second})
RETURN CASE WHEN v.id = b.id THEN 1 ELSE 2 END AS steps, a.name AS actor_from, p.id AS pledge_1,
  p.text AS text_1, CASE WHEN v.id = b.id THEN null ELSE v.id END AS via,
  CASE WHEN v.id = b.id THEN null ELSE v.name END AS via_name,
  CASE WHEN v.id = b.id THEN null ELSE q.id END AS pledge_2,
  CASE WHEN v.id = b.id THEN null ELSE q.text END AS text_2, b.name AS actor_to, ways AS ways
ORDER BY ways DESC, way
