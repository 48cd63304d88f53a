using SeaTable.Sql;
namespace SeaTable.Facts.Tests.Oracle;

internal static partial class OracleCases
{
    private static IEnumerable<OracleCase> Texts() =>
    [
        Function("concatenate(`Name`, ' at ', `Berth`)"),
        Function("exact(`Name`, 'Gull')"),
        Function("exact(`Name`, 'gull')"),
        Function("find('ul', `Name`)"),
        Function("find('zz', `Name`)"),
        Function("left(`Name`, 2)"),
        Function("len(`Name`)"),
        Function("lower(`Name`)"),
        Function("mid(`Name`, 1, 2)"),
        Function("mid(`Name`, 2, 3)"),
        Function("replace(`Name`, 1, 2, 'Be')"),
        Function("rept('ho', 3)"),
        Function("right(`Name`, 2)"),
        Function("search('UL', `Name`)"),
        Function("substitute(`Note`, 'red', 'blue')"),
        Function("T(`Name`)"),
        Function("trim('  ahoy ')"),
        Function("upper(`Name`)"),
        Function("value('42')"),
        Function("text(20, 'euro')"),
        Function("text(3, 'percent')"),
    ];

    private static IEnumerable<OracleCase> Mathematics() =>
    [
        Function("abs(-7)"),
        Function("ceiling(1.2)"),
        Function("even(5)"),
        Function("exp(2)"),
        Function("floor(1.9)"),
        Function("int(6.6)"),
        Function("lg(1000)"),
        Function("log(8, 2)"),
        Function("mod(17, 5)"),
        Function("odd(4)"),
        Function("power(2, 5)"),
        Function("round(2.71)"),
        Function("round(2.71, 1)"),
        Function("rounddown(2.79, 1)"),
        Function("roundup(2.71, 1)"),
        Function("sign(9)"),
        Function("sign(-9)"),
        Function("sqrt(49)"),
        Function("add(4, 5)"),
        Function("subtract(9, 4)"),
        Refused("SELECT substract(9, 4) FROM `Boats` LIMIT 1", SqlProblemCode.NotSupported,
            "substract, a spelling of old documentation"),
        Function("multiply(6, 7)"),
        Function("divide(9, 2)"),
        Function("greater(4, 2)"),
        Function("lessthan(1, 2)"),
        Function("greatereq(4, 4)"),
        Function("lessthaneq(4, 4)"),
        Function("equal(4, 4)"),
        Function("unequal(4, 5)"),
    ];

    private static IEnumerable<OracleCase> Dates() =>
    [
        Function("date(2024, 5, 6)"),
        Function("year(`Launched`)"),
        Function("month(`Launched`)"),
        Function("day(`Launched`)"),
        Function("hour('2024-05-06 07:08:09')"),
        Function("minute('2024-05-06 07:08:09')"),
        Function("second('2024-05-06 07:08:09')"),
        Function("dateAdd('2024-05-06', 3, 'days')"),
        Function("dateDif('2021-01-01', '2024-01-01', 'Y')"),
        Function("now()"),
        Function("today()"),
        Function("weekday('2024-05-06', 'Monday')"),
        Function("weeknum('2024-05-06', 11)"),
        Function("eomonth('2024-05-06', 1)"),
        Function("quarter('2024-05-06')"),
        Function("isodate('2024-05-06 07:00:00')"),
        Function("isomonth('2024-05-06 07:00:00')"),
        Refused("SELECT hours('2024-05-06 07:00', '2024-05-06 09:00') FROM `Boats` LIMIT 1", SqlProblemCode.NotSupported,
            "hours, which only formulas have"),
        Function("months('2024-01-01', '2024-05-01')"),
        Function("networkdays('2024-05-06', '2024-05-10')"),
        Function("startofweek('2024-05-08')"),
        Function("weeknum('2024-05-06', 21)"),
        Refused("SELECT isoweeknum('2024-05-06') FROM `Boats` LIMIT 1", SqlProblemCode.NotSupported,
            "isoweeknum, which only formulas have"),
        Function("weeknum('2024-12-30', 21)"),
    ];

    private static IEnumerable<OracleCase> Logic() =>
    [
        Function("if(`Length` > 9, 'long', 'short')"),
        Function("if(`Length` > 99, 'long', 'short')"),
        Function("ifs(`Length` > 20, 'ship', `Length` > 5, 'boat', true, 'dinghy')"),
        Function("and(`Length` > 2, `Length` < 20)"),
        Function("or(`Length` > 50, `Length` < 10)"),
        Function("not(`Length` > 50)"),
        Function("switch(`Berth`, 'North', 'N', 'South', 'S', 'elsewhere')"),
        Function("xor(0, 1)"),
    ];

    private static IEnumerable<OracleCase> Statistics() =>
    [
        Function("average(2, 4, 9)"),
        Function("counta(7, '', 8, 'x')"),
        Function("countall(7, '', 8, 'x')"),
        Function("countblank(7, '', 8, 'x')"),
        Function("countItems(`Tags`)"),
        Taken("SELECT countItems(`Tags`) FROM `Boats` WHERE `Name` = 'Gull'", "countItems of one row"),
        Taken("SELECT countItems(`Tags`) FROM `Boats` WHERE `Name` = 'Tern'", "countItems of another row"),
        Function("country(`Anchorage`)"),
        Taken("SELECT country(`Anchorage`) FROM `Boats` WHERE `Name` = 'Tern'", "country of one row"),
    ];

    private static IEnumerable<OracleCase> Constants() =>
    [
        Refused("SELECT pi FROM `Boats` LIMIT 1", SqlProblemCode.UnknownColumn, "pi by itself is a column"),
        Refused("SELECT e FROM `Boats` LIMIT 1", SqlProblemCode.UnknownColumn, "e by itself is a column"),
        Function("multiply(pi, 3)"),
        Function("add(e, 2)"),
    ];

    private static IEnumerable<OracleCase> Clauses() =>
    [
        Taken("SELECT upper(`Name`) FROM `Boats` WHERE `Name` = 'Gull'", "a function in SELECT"),
        Taken("SELECT `Name` FROM `Boats` WHERE len(`Name`) = 4", "a function of a column in WHERE"),
        Taken("SELECT `Name`, len(`Name`) FROM `Boats` ORDER BY len(`Name`) ASC", "a function in ORDER BY"),
        Taken("SELECT left(`Name`, 1) AS `letter`, COUNT(*) FROM `Boats` GROUP BY left(`Name`, 1)", "a function in GROUP BY"),
        Taken("SELECT `Berth`, COUNT(*) FROM `Boats` GROUP BY `Berth` HAVING COUNT(*) >= 3", "an aggregate in HAVING"),
    ];

    private static IEnumerable<OracleCase> Disputed() =>
    [
        Function("dateDif('2021-01-01', '2024-01-01')"),
        Function("dateDif('2021-01-01', '2024-01-01', 'D')"),
        Taken("SELECT AVG(`Length`) FROM `Boats`", "AVG without GROUP BY"),
        Taken("SELECT average(`Length`) FROM `Boats`", "average of a column"),
        Refused("SELECT `Berth`, average(`Length`) FROM `Boats` GROUP BY `Berth`", SqlProblemCode.NotGrouped,
            "average under GROUP BY"),
        Taken("SELECT `Berth`, AVG(`Length`) FROM `Boats` GROUP BY `Berth`", "AVG under GROUP BY"),
        Taken("SELECT counta(`Name`) FROM `Boats`", "counta of a column"),
        Taken("SELECT countall(`Name`) FROM `Boats`", "countall of a column"),
        Taken("SELECT countblank(`Name`) FROM `Boats`", "countblank of a column"),
        Taken("SELECT `Name` FROM `Boats` WHERE `Name` ILIKE 'gull'", "ILIKE"),
        Taken("SELECT UPPER(`Name`) FROM `Boats` WHERE `Name` = 'Gull'", "a function in capitals"),
        Taken("SELECT Lower(`Name`) FROM `Boats` WHERE `Name` = 'Gull'", "a function in mixed case"),
        Taken("SELECT NOW() FROM `Boats` LIMIT 1", "NOW() in capitals"),
    ];

    private static IEnumerable<OracleCase> Foreign() =>
    [
        NotKnown("SUBSTR(`Name`, 1, 2)"),
        NotKnown("SUBSTRING(`Name`, 1, 2)"),
        NotKnown("CONCAT(`Name`, ', ', `Berth`)"),
        NotKnown("LENGTH(`Name`)"),
        NotKnown("CHAR_LENGTH(`Name`)"),
        NotKnown("LOCATE('ul', `Name`)"),
        NotKnown("INSTR(`Name`, 'ul')"),
        NotKnown("LPAD(`Name`, 8, '.')"),
        NotKnown("RPAD(`Name`, 8, '.')"),
        NotKnown("REVERSE(`Name`)"),
        NotKnown("REPEAT(`Name`, 3)"),
        NotKnown("UCASE(`Name`)"),
        NotKnown("LCASE(`Name`)"),
        Refused("SELECT REPLACE(`Name`, 'G', 'B') FROM `Boats`", SqlProblemCode.WrongArguments, "REPLACE with MySQL's arguments"),
        NotKnown("CURDATE()"),
        NotKnown("CURRENT_DATE()"),
        NotKnown("DATE_FORMAT(`Launched`, '%Y')"),
        NotKnown("DATEDIFF('2024-01-02', '2024-01-01')"),
        NotKnown("DATE_ADD('2024-01-01', INTERVAL 2 DAY)"),
        NotKnown("DATE_SUB('2024-01-01', INTERVAL 2 DAY)"),
        NotKnown("EXTRACT(MONTH FROM `Launched`)"),
        NotKnown("CEIL(1.2)"),
        NotKnown("TRUNCATE(2.71, 1)"),
        NotKnown("RAND()"),
        NotKnown("IFNULL(`Note`, 'none')"),
        NotKnown("COALESCE(`Note`, 'none')"),
        NotKnown("NULLIF(`Name`, 'Gull')"),
        NotKnown("CASE WHEN `Length` > 9 THEN 'long' ELSE 'short' END"),
        NotKnown("DAYOFWEEK(`Launched`)"),
        NotKnown("WEEK(`Launched`)"),
        NotKnown("LAST_DAY(`Launched`)"),
        NotKnown("TIMESTAMPDIFF(DAY, '2024-01-01', '2024-02-01')"),
        NotKnown("TIMESTAMPADD(DAY, 2, '2024-01-01')"),
        NotKnown("DAYOFMONTH(`Launched`)"),
        NotKnown("DAYNAME(`Launched`)"),
        NotKnown("MONTHNAME(`Launched`)"),
        NotKnown("CAST(`Length` AS CHAR)"),
        NotKnown("CONVERT(`Length`, CHAR)"),
        NotKnown("GREATEST(`Length`, `Draft (m)`)"),
        NotKnown("LEAST(`Length`, `Draft (m)`)"),
        NotKnown("LOG2(16)"),
        Refused("SELECT DATE(`Launched`) FROM `Boats` LIMIT 1", SqlProblemCode.WrongArguments, "DATE with MySQL's argument"),
        NotKnown("STR_TO_DATE('06.05.2024', '%d.%m.%Y')"),
        NotKnown("GROUP_CONCAT(`Name`)"),
        Taken("SELECT AVG(`Draft (m)`) FROM `Boats`", "AVG, unlike other functions of MySQL"),
        NotKnown("CONCAT_WS(' / ', `Name`, `Berth`)"),
        NotKnown("FORMAT(`Length`, 2)"),
    ];

    private static OracleCase Function(string call) => Taken($"SELECT {call} FROM `Boats` LIMIT 1", call[..call.IndexOf('(')]);

    private static OracleCase NotKnown(string expression) =>
        Refused($"SELECT {expression} FROM `Boats`", SqlProblemCode.NotSupported, expression.Split('(', ' ')[0]);
}
