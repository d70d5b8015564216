-- The rows that are refused, each once. A link of a row that is refused says nothing more.
INSERT INTO problem
SELECT place, split_part(rule, '|', 1), split_part(rule, '|', 2), false
FROM (
    SELECT place, 'member.' || rule AS rule FROM member WHERE rule NOT IN ('twin', 'unneeded')
    UNION ALL SELECT place, 'group.' || rule FROM grp WHERE rule <> 'twin'
);
INSERT INTO problem
SELECT DISTINCT place, split_part(rule, '|', 1), split_part(rule, '|', 2), false
FROM (
    SELECT place, 'attachment.' || rule AS rule FROM attachment WHERE rule IS NOT NULL
    UNION ALL SELECT place, 'placement.' || rule FROM placement WHERE rule <> 'unneeded'
    UNION ALL SELECT place, 'guardianship.' || rule FROM guardianship WHERE rule IS NOT NULL
) AS link
ANTI JOIN (SELECT place FROM problem WHERE NOT warned) AS named USING (place);
