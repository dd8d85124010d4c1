// title: {nb: Programmene, en: The programmes}
// description:
//   nb: Hvert program med parti, periode, kilde og hvor mye som er funnet i det.
//   en: Each programme with its party, period, source and how much was found in it.
// columns: [id, title, party, party_short, period_start, period_end, language, published, source, licence, sections, pledges, actors, targets]
// view: table
MATCH (m:Programme)
OPTIONAL MATCH (m)-[:PUBLISHED_BY]->(y:Party)
OPTIONAL MATCH (m)<-[:IN_PROGRAMME]-(p:Pledge)
WITH m, y, count(p) AS pledges
OPTIONAL MATCH (m)<-[:IN_PROGRAMME]-(:Pledge)-[:INVOLVES]->(a:Actor)
WITH m, y, pledges, count(DISTINCT a) AS actors
OPTIONAL MATCH (m)<-[:IN_PROGRAMME]-(:Pledge)-[:HAS_TARGET]->(t:Target)
WITH m, y, pledges, actors, count(DISTINCT t) AS targets
OPTIONAL MATCH (m)<-[:PART_OF*1..5]-(s:Section)
WITH m, y, pledges, actors, targets, count(DISTINCT s) AS sections
RETURN m.id AS id, m.title AS title, m.party AS party, y.short_name AS party_short,
  m.period_start AS period_start, m.period_end AS period_end, m.language AS language,
  m.published AS published, m.source AS source, m.licence AS licence, sections AS sections,
  pledges AS pledges, actors AS actors, targets AS targets
ORDER BY id
