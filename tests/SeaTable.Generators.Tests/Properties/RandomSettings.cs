using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>The settings of a column, its <c>data</c> as JSON: those that bases have, and some that none should have.</summary>
internal static class RandomSettings
{
    private static readonly string[] s_odd = ["null", "{}", "7", "\"text\"", "[1, null]",
        """{"format": 7, "options": {}, "geo_format": null, "formula": [], "result_type": true}"""];

    private static readonly string[] s_arrayTypes =
    [
        "text", "number", "checkbox", "bool", "string", "date", "duration", "single-select", "multiple-select", "rate",
        "collaborator", "image", "file",
        "link", "department-single-select", "geolocation", "digital-sign", "ctime", "", "mood-ring",
    ];

    /// <summary>Whether settings are such that no base should have.</summary>
    public static bool AreOdd(string settings) => s_odd.Contains(settings);

    public static Gen<string> For(string type) => Gen.Frequency((4, Usual(type)), (1, Gen.Elements(s_odd)));

    private static Gen<string> Usual(string type) => type switch
    {
        "number" =>
            from format in Gen.Elements("number", "percent", "dollar", "euro", "yuan", "custom_currency", "", "duration")
            from minimum in Gen.Elements("0", "-1.5", "1e3", "1e400", "null", "\"\"")
            from maximum in Gen.Elements("10", "99999999999", "1E+20", "-0", "0.1")
            select $$"""{"format": "{{format}}", "enable_check_format": true, "format_min_value": {{minimum}}, "format_max_value": {{maximum}}, "enable_precision": true, "precision": 2}""",
        "date" => Gen.Elements("YYYY-MM-DD", "YYYY-MM-DD HH:mm", "M/D/YYYY HH:mm", "DD.MM.YYYY", "")
            .Select(format => $$"""{"format": "{{format}}"}"""),
        "duration" => Gen.Elements("h:mm", "h:mm:ss.sss").Select(format => $$"""{"duration_format": "{{format}}"}"""),
        "rate" => Gen.Elements("0", "1", "10", "-3", "2.5", "1e99", "null").Select(most => $$"""{"rate_max_number": {{most}}}"""),
        "geolocation" => Gen.Elements("lng_lat", "country_region", "map_selection", "galaxy")
            .Select(form => $$"""{"geo_format": "{{form}}"}"""),
        "link" =>
            from first in Gen.Choose(0, 4)
            from second in Gen.Choose(0, 4)
            from display in Key()
            select $$"""{"table_id": "T{{first:000}}", "other_table_id": "T{{second:000}}", "display_column_key": "{{display}}", "link_id": "abcd"}""",
        "formula" =>
            from result in Gen.Elements("number", "string", "bool", "date", "array", "column", "")
            from format in Gen.Elements("", "YYYY-MM-DD", "YYYY-MM-DD HH:mm", "dollar")
            from text in Gen.Elements("1 + 2", "{a} & \\\"</c>*/\\\\\\u2028", "")
            select $$"""{"formula": "{{text}}", "result_type": "{{result}}", "format": "{{format}}"}""",
        "link-formula" =>
            from kind in Gen.Elements("count_links", "lookup", "rollup", "findmax", "findmin", "arrayunique", "other")
            from link in Key()
            from first in Key()
            from second in Key()
            from array in Gen.Elements(s_arrayTypes)
            from result in Gen.Elements("number", "string", "array", "column")
            select $$"""
                {"formula": "{{kind}}", "result_type": "{{result}}", "link_column_key": "{{link}}",
                  "level1_linked_table_column_key": "{{first}}",
                 "level2_linked_table_column_key": "{{second}}", "column_key_in_linked_record": "{{first}}",
                   "array_type": "{{array}}", "array_data": null,
                 "include_condition": true}
                """,
        "single-select" or "multiple-select" =>
            Key().Select(parent => $$"""{"cascade_column_key": "{{parent}}", "cascade_settings": {"1": ["2"]} }"""),
        "text" => Gen.Elements("null", """{"display_type": "phone"}""",
            """{"enable_check_format": true, "format_specification_value": "</c>\\d\n"}"""),
        "auto-number" => Gen.Elements("""{"format": "YYYYMMDD-000"}""", """{"max_used_auto_number": 1}"""),
        _ => Gen.Constant("null"),
    };

    // Keys are made up in order, so most of these exist.
    private static Gen<string> Key() => Gen.Choose(0, 8).Select(number => $"c{number:000}");
}
