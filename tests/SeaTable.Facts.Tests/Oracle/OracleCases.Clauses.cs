using SeaTable.Sql;
namespace SeaTable.Facts.Tests.Oracle;

internal static partial class OracleCases
{
    private static IEnumerable<OracleCase> Basics() =>
    [
        Taken("SELECT * FROM Boats", "* without a condition gives all rows"),
        Taken("SELECT Name, Length FROM Boats WHERE Note = 'red hull'", "= on a text"),
        Taken("SELECT Name FROM Boats WHERE Length > 12", "> on a number"),
        Taken("SELECT Name, Length FROM Boats ORDER BY Length ASC", "ORDER BY … ASC"),
        Taken("SELECT Name FROM Boats ORDER BY Length DESC", "ORDER BY … DESC"),
        Taken("SELECT Name FROM Boats LIMIT 3", "LIMIT"),
        Taken("SELECT COUNT(*) FROM Boats", "COUNT(*) without GROUP BY"),
        Taken("SELECT COUNT(*) FROM Boats WHERE Note = 'red hull'", "COUNT(*) under a condition"),
        Taken("SELECT Note, COUNT(*) FROM Boats GROUP BY Note", "GROUP BY a text"),
        Taken("SELECT SUM(Length) FROM Boats", "SUM without GROUP BY"),
        Taken("SELECT MIN(Length), MAX(Length) FROM Boats", "MIN and MAX side by side"),
        Taken("SELECT DISTINCT Note FROM Boats ORDER BY Note", "DISTINCT with ORDER BY"),
        Taken("SELECT Name FROM Boats WHERE Name LIKE 'Sea%'", "LIKE with %"),
        Refused("SELECT * FROM Lighthouses", SqlProblemCode.UnknownTable, "a table that is not there"),
        Refused("SLECT * FRM Boats", SqlProblemCode.Syntax, "words that are no SQL"),
    ];

    private static IEnumerable<OracleCase> Operators() =>
    [
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` = 'moored'", "="),
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` != 'moored'", "!="),
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` <> 'moored'", "<>"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Length` > 9", ">"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Length` >= 9", ">="),
        Taken("SELECT `Name` FROM `Boats` WHERE `Length` < 9", "<"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Length` <= 9", "<="),
        Taken("SELECT `Name` FROM `Boats` WHERE `Length` BETWEEN 7 AND 11", "BETWEEN numbers"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` IN ('moored', 'at sea')", "IN"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` NOT IN ('moored', 'at sea')", "NOT IN"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Name` LIKE 'M%'", "LIKE with %, in backticks"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Name` LIKE 'Gul_'", "LIKE with _"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` = 'moored' AND `Length` > 9", "AND"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` = 'moored' OR `Note` = 'sunk'", "OR"),
        Taken("SELECT `Name` FROM `Boats` WHERE left(`Name`, 1) = 'M'", "a function in WHERE"),
        Taken("SELECT `Length` + 2 FROM `Boats` WHERE `Name` = 'Gull'", "+ in SELECT"),
        Taken("SELECT `Length` - 3 FROM `Boats` WHERE `Name` = 'Gull'", "- in SELECT"),
        Taken("SELECT `Length` * 4 FROM `Boats` WHERE `Name` = 'Gull'", "* in SELECT"),
        Taken("SELECT `Length` / 5 FROM `Boats` WHERE `Name` = 'Gull'", "/ in SELECT"),
    ];

    private static IEnumerable<OracleCase> Nulls() =>
    [
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` IS NULL", "IS NULL"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Note` IS NOT NULL", "IS NOT NULL"),
        Taken("SELECT `Length` FROM `Boats` WHERE `Name` IS NULL", "an empty text is NULL"),
    ];

    private static IEnumerable<OracleCase> Grouping() =>
    [
        Taken("SELECT `Berth`, COUNT(*) FROM `Boats` GROUP BY `Berth`", "GROUP BY, in backticks"),
        Taken("SELECT `Berth`, COUNT(*) FROM `Boats` GROUP BY `Berth` HAVING COUNT(*) > 2", "HAVING an aggregate"),
        Taken("SELECT `Name` AS `boat name` FROM `Boats` WHERE `Name` = 'Gull'", "an alias of a column"),
        Taken("SELECT upper(`Name`) AS `loud name` FROM `Boats` WHERE `Name` = 'Gull'", "an alias of a function"),
        Taken("SELECT COUNT(*) AS `fleet` FROM `Boats`", "an alias of an aggregate"),
        Taken("SELECT COUNT(*) FROM `Boats`", "COUNT(*), in backticks"),
        Taken("SELECT SUM(`Length`) FROM `Boats`", "SUM, in backticks"),
        Taken("SELECT MIN(`Length`) FROM `Boats`", "MIN, in backticks"),
        Taken("SELECT MAX(`Length`) FROM `Boats`", "MAX, in backticks"),
    ];

    private static IEnumerable<OracleCase> Order() =>
    [
        Taken("SELECT `Name` FROM `Boats` LIMIT 4", "LIMIT, in backticks"),
        Taken("SELECT `Name` FROM `Boats` ORDER BY `Name` ASC LIMIT 4 OFFSET 2", "LIMIT … OFFSET"),
        Taken("SELECT `Name`, `Length` FROM `Boats` ORDER BY `Length` ASC", "ORDER BY a selected column, ASC"),
        Taken("SELECT `Name`, `Length` FROM `Boats` ORDER BY `Length` DESC", "ORDER BY a selected column, DESC"),
        Taken("SELECT `Name` FROM `Boats` ORDER BY `Length` ASC", "ORDER BY a column that is not selected"),
        Taken("SELECT `Berth`, `Name`, `Length` FROM `Boats` ORDER BY `Berth` ASC, `Length` DESC", "ORDER BY two columns"),
        Taken("SELECT DISTINCT `Berth` FROM `Boats` ORDER BY `Berth`", "DISTINCT, in backticks"),
    ];

    private static IEnumerable<OracleCase> Quoting() =>
    [
        Taken("SELECT `Port of call` FROM `Harbour visits` LIMIT 1", "a table with blanks, in backticks"),
        Taken("SELECT `Port of call` FROM `Harbour visits` WHERE `Port of call` = 'Brest'", "a column with blanks, in backticks"),
        Taken("SELECT `date` FROM `Boats` LIMIT 1", "a column called like a function, in backticks"),
        Refused("SELECT \"Port of call\" FROM \"Harbour visits\" LIMIT 1", SqlProblemCode.Syntax,
            "double quotes don't make names"),
    ];

    private static IEnumerable<OracleCase> Joins() =>
    [
        Taken(
            "SELECT `Boats`.`Length`, `Harbour visits`.`Nights` FROM `Boats`, `Harbour visits` "
                + "WHERE `Boats`.`Name` = `Harbour visits`.`Boat` AND `Harbour visits`.`Nights` > 2",
            "an implicit join"),
        Refused(
            "SELECT `Boats`.`Length` FROM `Boats` INNER JOIN `Harbour visits` ON `Boats`.`Name` = `Harbour visits`.`Boat`",
            SqlProblemCode.NotSupported,
            "INNER JOIN"),
        Refused(
            "SELECT `Boats`.`Length` FROM `Boats` LEFT JOIN `Harbour visits` ON `Boats`.`Name` = `Harbour visits`.`Boat`",
            SqlProblemCode.NotSupported,
            "LEFT JOIN"),
        Refused(
            "SELECT `Boats`.`Length` FROM `Boats` RIGHT JOIN `Harbour visits` ON `Boats`.`Name` = `Harbour visits`.`Boat`",
            SqlProblemCode.NotSupported,
            "RIGHT JOIN"),
    ];

    private static IEnumerable<OracleCase> Writing() =>
    [
        Refused("INSERT INTO `Owners` (`Name`, `Town`) VALUES ('Ina', 'Brest')", SqlProblemCode.InsertOnOrdinaryBase,
            "INSERT into an ordinary base"),
        Taken("UPDATE `Boats` SET `Note` = 'repainted' WHERE `Note` = 'red hull'", "UPDATE with a text"),
        Taken("UPDATE `Boats` SET `Length` = 8 WHERE `Name` = 'Gull'", "UPDATE with a number"),
        Taken("DELETE FROM `Boats` WHERE `Name` = 'Wreck'", "DELETE under a condition"),
        Refused("UPDATE `Boats` SET `Note` = lower('SUNK') WHERE `Name` = 'Wreck'", SqlProblemCode.NotConstant,
            "a function in SET"),
        Refused("UPDATE `Boats` SET `Length` = `Length` + 1 WHERE `Name` = 'Wreck'", SqlProblemCode.NotConstant,
            "a computation in SET"),
        Refused("INSERT INTO `Owners` (`Name`, `Town`) VALUES (lower('INA'), 'Brest')", SqlProblemCode.NotConstant,
            "a function in VALUES"),
    ];

    private static IEnumerable<OracleCase> Unsupported() =>
    [
        Refused("SELECT `Name` FROM `Boats` WHERE `Length` IN (SELECT MIN(`Length`) FROM `Boats`)", SqlProblemCode.NotSupported,
            "a query in WHERE"),
        Refused("SELECT * FROM (SELECT `Name` FROM `Boats`) AS inner_boats", SqlProblemCode.NotSupported, "a query in FROM"),
        Refused(
            "SELECT `Name` FROM `Boats` WHERE `Berth` = 'North' UNION SELECT `Name` FROM `Boats` WHERE `Berth` = 'South'",
            SqlProblemCode.NotSupported,
            "UNION"),
        Refused("SELECT `Name` FROM `Boats` UNION ALL SELECT `Name` FROM `Owners`", SqlProblemCode.NotSupported, "UNION ALL"),
        Taken("DELETE FROM `Owners`", "DELETE without a condition deletes all rows"),
        Taken("UPDATE `Owners` SET `Town` = 'Brest'", "UPDATE without a condition changes all rows"),
    ];
}
