using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Generators.Tests.Properties;

/// <summary>Names that people give, that attackers give, and that nobody gives.</summary>
internal static class HostileNames
{
    private static readonly string[] s_known =
    [
        // What bases are really called.
        "Name", "Bug-ID", "Bug ID", "Labels/Tags", "Date & Time", "Who Paid?", "No. of scheduled trainings",
        "Type (single select)",
        "Effort estimation (hours)", "card_image_expanded", "C++", "C#", "C", "++", "+", "-", "--", "100%", "0%", "1-10", "1000+",
        "Closed: won", "Only \"Coding\"", "HEIC", "VIP", "email",
        // What no public base is called, but may be tomorrow.
        "Größe", "GRÖSSE", "größe", "文本", "数字1", "日期带分钟", "שם", "اسم", "имя", "ijs", "İstanbul", "ıslak", "Straße", "ǅ",
        "e\u0301", "é",
        "😀", "😀😀", "👩‍👩‍👧", "a\u200Db", "a\u200Eb", "\u202Eevil", "\uFEFFname", "\u0000", "\ud83d", "\u2028", "\u0085",
        "a\u0301\u0302",
        "", " ", "   ", ".", "`", "{", "}", "{0}", "{{0}}", "\"", "\\", "\\\"", "\n", "\r\n", "*/", "/*", "//", "</summary>",
        "<summary>", "&amp;", "]]>",
        "#endif", "#nullable disable", "@class", "_", "__", "___", "1", "1a", "٣", "Ⅷ", "½",
        // Words of C# and of the generated code.
        "class", "event", "string", "if", "record", "file", "required", "scoped", "field", "value", "var", "nameof", "await",
        "async", "init", "global",
        "System", "SeaTable", "Microsoft", "Crm", "CrmBase", "Client", "Files", "SqlAsync", "CheckSchemaAsync", "Equals",
        "GetHashCode", "GetType",
        "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "RowId", "RowCreatedAt", "CellErrors", "Assign",
        "ReadCells", "WriteCell",
        "NewRow", "GetAsync", "AddAsync", "Id", "All", "FromName", "Options", "Names", "Things", "ThingsRow", "ThingsTable",
        "Row", "Table",
        "Columns", "Views", "Links", "Key", "get_Name", "set_Name", "op_Equality", "Object", "Item", "List", "Nullable",
        "s_schema", "s_rows", "VisitLinks", "_option",
    ];

    public static Gen<string> Any { get; } = Gen.OneOf(
        Gen.Elements(s_known),
        Gen.Elements(s_known),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        from first in Gen.Elements(s_known) from second in Gen.Elements(s_known) select first + second,
        from first in Gen.Elements(s_known) from second in Gen.Elements(s_known) select first + " " + second);

    public static IReadOnlyList<string> Known => s_known;
}
