// title: {nb: Rollene til hver aktør, en: The roles of each actor}
// description:
//   nb: Hvor mange løfter som gir aktøren hver rolle – skal gjøre noe, gjelder den, samarbeid, annet.
//   en: How many pledges give the actor each role, which are to act, to be acted on, to take part, or another.
// parameters:
//   actor: {type: actor, optional: true, choices: actor_names, label: {nb: Aktør, en: Actor}}
// columns: [actor, actor_name, role, pledges]
// view: chart
WITH null AS p_actor
MATCH (a:Actor)<-[i:INVOLVES]-(p:Pledge)
WHERE p_actor IS NULL OR a.id = p_actor OR a.name = p_actor
RETURN a.id AS actor, a.name AS actor_name, coalesce(i.role, "other") AS role, count(p) AS pledges
ORDER BY actor, role
