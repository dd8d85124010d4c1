// title: {nb: Hvorfor løftet er koblet slik det er, en: Why a pledge is linked as it is}
// description:
//   nb: For hver aktør, hvert mål, område og virkemiddel – ordene som sier det, setningen de står i, og regelen som fant dem.
//   en: For each actor, target, area and instrument, the words that say it, the sentence they stand in, and the rule that found them.
// parameters:
//   pledge: {type: pledge, choices: pledge_ids, label: {nb: Løfte, en: Pledge}}
// columns: [relation, target, target_label, target_name, role, rank, via, words, start, end, rule, sentence]
// view: table
WITH "ap-2025-2029-4bab91b8eb" AS p_pledge
MATCH (p:Pledge {id: p_pledge})-[r:INVOLVES|IN_AREA|HAS_TARGET|CITES]->(x)
OPTIONAL MATCH (p)-[:SUBPLEDGE_OF]->(q:Pledge)
RETURN type(r) AS relation, x.id AS target, labels(x)[0] AS target_label,
  coalesce(x.name, x.quote) AS target_name, r.role AS role, r.rank AS rank, r.via AS via,
  r.words AS words, r.start AS start, r.end AS end, r.rule AS rule,
  CASE r.via WHEN "text" THEN p.text WHEN "lead_in" THEN p.lead_in WHEN "parent" THEN q.text END AS sentence
ORDER BY relation, coalesce(r.rank, 0), r.start, target
