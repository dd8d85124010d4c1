// title: {nb: Aktører og hvor ofte de er nevnt, en: Actors and how often they are named}
// description:
//   nb: Hver aktør med antall løfter som nevner den, i alt og etter rolle.
//   en: Each actor with the number of pledges that name it, in all and by role.
// parameters:
//   tier: {type: string, optional: true, choices: [named, collective], label: {nb: Slag, en: Tier}}
// columns: [id, name, name_en, tier, kind, pledges, as_agent, as_object, as_partner, as_other]
// view: table
WITH null AS p_tier
MATCH (a:Actor)
WHERE p_tier IS NULL OR a.tier = p_tier
OPTIONAL MATCH (a)<-[i:INVOLVES]-(:Pledge)
WITH a, collect(coalesce(i.role, CASE WHEN i IS NULL THEN null ELSE "other" END)) AS roles
RETURN a.id AS id, a.name AS name, a.name_en AS name_en, a.tier AS tier, a.kind AS kind,
  size(roles) AS pledges,
  size([role IN roles WHERE role = "agent"]) AS as_agent,
  size([role IN roles WHERE role = "object"]) AS as_object,
  size([role IN roles WHERE role = "partner"]) AS as_partner,
  size([role IN roles WHERE role = "other"]) AS as_other
ORDER BY pledges DESC, id
