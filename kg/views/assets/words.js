/* The words that the languages themselves have, each with what it is. */

const listed = (type, words) => words.trim().split(/\s*\|\s*/).map((label) => ({ label, type }));

export const OWN = {
  cypher: [
    ...listed("keyword", `
      MATCH | OPTIONAL MATCH | WHERE | RETURN | RETURN DISTINCT | ORDER BY | DESC | ASC | SKIP | LIMIT
      | WITH | UNWIND | AS | AND | OR | NOT | XOR | IN | IS NULL | IS NOT NULL | STARTS WITH | ENDS WITH
      | CONTAINS | UNION | UNION ALL | CASE | WHEN | THEN | ELSE | END | EXISTS | CALL | YIELD
      | null | true | false`),
    ...listed("function", `
      avg | coalesce | collect | count | head | keys | labels | last | left | length | max | min | nodes
      | range | reduce | relationships | replace | right | round | shortestPath | size | split
      | substring | sum | toFloat | toInteger | toLower | toString | toUpper | trim | type`),
  ],
  sparql: [
    ...listed("keyword", `
      SELECT | SELECT DISTINCT | ASK | CONSTRUCT | DESCRIBE | WHERE | FILTER | FILTER NOT EXISTS
      | OPTIONAL | UNION | MINUS | BIND | VALUES | GROUP BY | HAVING | ORDER BY | ASC | DESC | LIMIT
      | OFFSET | PREFIX | AS | IN | NOT IN | UNDEF | true | false`),
    ...listed("function", `
      AVG | BOUND | COALESCE | CONCAT | CONTAINS | COUNT | DATATYPE | GROUP_CONCAT | IF | LANG | LCASE
      | MAX | MIN | REGEX | REPLACE | ROUND | SAMPLE | STR | STRAFTER | STRBEFORE | STRENDS | STRLEN
      | STRSTARTS | SUBSTR | SUM | UCASE`),
  ],
};
