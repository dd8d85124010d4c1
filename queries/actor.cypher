// title: {nb: Fakta om en aktør, en: Facts about an actor}
// description:
//   nb: Navn, slag, nummer, hva aktøren hører under, og hvor mange løfter som nevner den.
//   en: Its names, kind, numbers, what it is part of, and how many pledges name it.
// parameters:
//   actor: {type: actor, choices: actor_names, label: {nb: Aktør, en: Actor}}
// columns: [id, name, name_en, tier, kind, org_number, wikidata, part_of, part_of_name, pledges, in_text, in_lead_in, in_parent]
// view: table
WITH "NAV" AS p_actor
MATCH (a:Actor)
WHERE a.id = p_actor OR a.name = p_actor
OPTIONAL MATCH (a)-[:PART_OF]->(b:Actor)
OPTIONAL MATCH (a)<-[i:INVOLVES]-(p:Pledge)
WITH a, b, collect(coalesce(i.via, "")) AS places, count(p) AS pledges
RETURN a.id AS id, a.name AS name, a.name_en AS name_en, a.tier AS tier, a.kind AS kind,
  a.org_number AS org_number, a.wikidata AS wikidata, b.id AS part_of, b.name AS part_of_name,
  pledges AS pledges, size([via IN places WHERE via = "text"]) AS in_text,
  size([via IN places WHERE via = "lead_in"]) AS in_lead_in,
  size([via IN places WHERE via = "parent"]) AS in_parent
ORDER BY id, part_of
