using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SeaTable.Sql;

/// <summary>What to write instead of a function that only other databases have.</summary>
/// <param name="Advice">What to write.</param>
/// <param name="SameArguments">SeaTable's function that takes the same arguments, if there is one.</param>
/// <param name="Form">What to write with the arguments, if it is another form of the same: <c>{0}</c> is the first of
/// them.</param>
internal sealed record SqlForeignFunction(string Advice, string? SameArguments, string? Form)
{
    public string Message(string name) => $"SeaTable has no {name.ToUpperInvariant()}: {Advice}.";

    /// <summary>
    /// A call in SeaTable's form, or null when it has other arguments than the form takes, or some that can't be written twice.
    /// </summary>
    public string? Rewritten(SqlCall call)
    {
        var count = Form is null ? -1 : Enumerable.Range(0, 3).Count(index => Form.Contains($"{{{index}}}"));
        if (Form is null || call.Arguments.Count != count
            || SqlTree.Contains(call, part => part is SqlParameterMarker or SqlUnreadable or SqlStar))
        {
            return null;
        }

        var filled = Regex.Replace(Form, @"(\(|, )?\{(\d)\}(?=([,)]?))",
            place => Filled(place, call.Arguments[place.Groups[2].Value[0] - '0']));
        return Form[Form.Length - 1] == ')' ? filled : $"({filled})";
    }

    /// <summary>An argument where the form has its number: in parentheses when operators of the form stand beside it.</summary>
    private static string Filled(Match place, SqlExpressionNode argument)
    {
        var text = SqlPrinter.Print(argument);
        var standsAlone = place.Groups[1].Length > 0 && place.Groups[3].Length > 0;
        return place.Groups[1].Value + (standsAlone || SqlPrecedences.Of(argument) is null ? text : $"({text})");
    }
}

/// <summary>Functions of MySQL and others that SeaTable refuses.</summary>
internal static class SqlForeignFunctions
{
    private static readonly Dictionary<string, SqlForeignFunction> s_functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SUBSTR"] = Same("mid", "mid(text, start, count)"),
        ["SUBSTRING"] = Same("mid", "mid(text, start, count)"),
        ["CONCAT"] = Same("concatenate", "concatenate(a, b, …)"),
        ["CONCAT_WS"] = Other("write concatenate(a, ', ', b)"),
        ["LENGTH"] = Same("len", "len(text)"),
        ["CHAR_LENGTH"] = Same("len", "len(text)"),
        ["CHARACTER_LENGTH"] = Same("len", "len(text)"),
        ["UCASE"] = Same("upper", "upper(text)"),
        ["LCASE"] = Same("lower", "lower(text)"),
        ["LOCATE"] = Same("find", "find(part, text), or search(part, text), which takes any case"),
        ["INSTR"] = Other("write find(part, text), or search(part, text), which takes any case", "find({1}, {0})"),
        ["POSITION"] = Other("write find(part, text)"),
        ["REPEAT"] = Same("rept", "rept(text, count)"),
        ["LTRIM"] = Other("write trim(text), which takes the blanks away at both ends"),
        ["RTRIM"] = Other("write trim(text), which takes the blanks away at both ends"),
        ["FORMAT"] = Other("write text(number, 'number')"),
        ["LPAD"] = Other("fill the text up in your program"),
        ["RPAD"] = Other("fill the text up in your program"),
        ["REVERSE"] = Other("turn the text round in your program"),
        ["CEIL"] = Same("ceiling", "ceiling(number)"),
        ["POW"] = Same("power", "power(number, exponent)"),
        ["LOG10"] = Same("lg", "lg(number)"),
        ["LOG2"] = Other("write log(number, 2)", "log({0}, 2)"),
        ["LN"] = Other("write log(number, 2.718281828459045)", "log({0}, 2.718281828459045)"),
        ["TRUNCATE"] = Same("rounddown", "rounddown(number, digits)"),
        ["TRUNC"] = Same("rounddown", "rounddown(number, digits)"),
        ["RAND"] = Other("pick at random in your program"),
        ["RANDOM"] = Other("pick at random in your program"),
        ["GREATEST"] = Other("write if(a > b, a, b)", "if({0} > {1}, {0}, {1})"),
        ["LEAST"] = Other("write if(a < b, a, b)", "if({0} < {1}, {0}, {1})"),
        ["SUBSTRACT"] = Same("subtract", "subtract(a, b)"),
        ["CURDATE"] = Same("today", "today()"),
        ["CURRENT_DATE"] = Same("today", "today()"),
        ["CURRENT_TIMESTAMP"] = Same("now", "now()"),
        ["GETDATE"] = Same("now", "now()"),
        ["DATE_ADD"] = Other("write dateAdd(date, count, 'days')"),
        ["ADDDATE"] = Other("write dateAdd(date, count, 'days')"),
        ["DATE_SUB"] = Other("write dateAdd(date, -count, 'days')"),
        ["SUBDATE"] = Other("write dateAdd(date, -count, 'days')"),
        ["TIMESTAMPADD"] = Other("write dateAdd(date, count, 'days')"),
        ["DATEDIFF"] = Other("write dateDif(from, to, 'D'); the earlier date stands first", "dateDif({1}, {0}, 'D')"),
        ["TIMESTAMPDIFF"] = Other("write dateDif(from, to, 'D'), or 'S', 'M', 'Y'"),
        ["DATE_FORMAT"] = Other("write isodate(date) or isomonth(date), and put other forms together in your program"),
        ["TO_CHAR"] = Other("write isodate(date), or text(number, 'number')"),
        ["STRFTIME"] = Other("write isodate(date) or isomonth(date)"),
        ["STR_TO_DATE"] = Other("write date(year, month, day), or a text such as '2025-01-31'"),
        ["TO_DATE"] = Other("write date(year, month, day), or a text such as '2025-01-31'"),
        ["EXTRACT"] = Other("write year(date), month(date), day(date)"),
        ["DAYOFWEEK"] = Same("weekday", "weekday(date)"),
        ["DAYOFMONTH"] = Same("day", "day(date)"),
        ["DAYNAME"] = Other("write weekday(date), a number, and name it in your program"),
        ["MONTHNAME"] = Other("write month(date), a number, and name it in your program"),
        ["WEEK"] = Other("write weeknum(date), or weeknum(date, 21) for ISO weeks", "weeknum({0})"),
        ["ISOWEEKNUM"] = Other("write weeknum(date, 21)", "weeknum({0}, 21)"),
        ["LAST_DAY"] = Other("write eomonth(date, 0)", "eomonth({0}, 0)"),
        ["HOURS"] = Other("write dateDif(from, to, 'S') / 3600; servers before 6.2 refuse hours()",
            "dateDif({0}, {1}, 'S') / 3600"),
        ["IFNULL"] = Other("write if(a IS NULL, b, a)", "if({0} IS NULL, {1}, {0})"),
        ["NVL"] = Other("write if(a IS NULL, b, a)", "if({0} IS NULL, {1}, {0})"),
        ["COALESCE"] = Other("write if(a IS NULL, b, a)", "if({0} IS NULL, {1}, {0})"),
        ["ISNULL"] = Other("write a IS NULL", "{0} IS NULL"),
        ["NULLIF"] = Other("write if(a = b, NULL, a)", "if({0} = {1}, NULL, {0})"),
        ["IIF"] = Same("if", "if(condition, then, else)"),
        ["CAST"] = Other("write value(text) for a number, text(number, 'number') for a text"),
        ["CONVERT"] = Other("write value(text) for a number, text(number, 'number') for a text"),
        ["GROUP_CONCAT"] = Other("select the rows, and join them in your program"),
        ["STRING_AGG"] = Other("select the rows, and join them in your program"),
        ["EXISTS"] = Other("ask first whether there are such rows"),
        ["OVERLAY"] = Other("write replace(text, start, count, new)"),
    };

    /// <summary>What to write instead, or null when no database that we know has such a function.</summary>
    public static SqlForeignFunction? Find(string name) => s_functions.TryGetValue(name, out var found)
        ? found : null;

    private static SqlForeignFunction Same(string name, string form) => new("write " + form, name, null);

    private static SqlForeignFunction Other(string advice, string? form = null) => new(advice, null, form);
}
