using FsCheck;
using FsCheck.Fluent;

namespace SeaTable.Facts.Tests.Properties;

/// <summary>Names and texts that try to get out of their quotes.</summary>
internal static class HostileTexts
{
    private static readonly string[] s_known =
    [
        "Name", "Kick-off date", "No. of visits", "Who pays?", "名字", "Größe", "İ", "e\u0301", "😀", "𠀀", "if", "SELECT", "null",
        "true", "from", "",
        " ", "`", "``", "'", "''", "\"", "\\", "\\'", "\\`", "';--", "' OR 1=1 --", "*/", "/*", "--", "?", "\n", "\r\n", "\0",
        "\ud83d", "\u2028", ")", "(",
        ",", ";", "a`b", "a'b", "a\"b", "1", "1a", "_x", "a.b", "a b", "{x}", "%", "_",
    ];

    public static IReadOnlyList<string> Known => s_known;

    public static Gen<string> Any { get; } = Gen.OneOf(
        Gen.Elements(s_known),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        from first in Gen.Elements(s_known) from second in Gen.Elements(s_known) select first + second);
}
