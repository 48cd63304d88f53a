using System.Text;

namespace SeaTable.Facts.Tests.Properties;

/// <summary>Random statements as people's programs write them: with parentheses where none are needed, long and deep.</summary>
internal static class DeepStatements
{
    private static readonly string[] s_binary =
        [" OR ", " AND ", " = ", " != ", " < ", " >= ", " + ", " - ", " * ", " / ", " LIKE ", " NOT ILIKE "];

    private static readonly string[] s_behind =
        [" IS NULL", " IS NOT TRUE", " IN (1, b)", " NOT BETWEEN 1 AND 2", " HAS ANY OF ('x')"];

    private static readonly string[] s_leaves = ["a", "`a b`", "t.b", "6", "1.5e3", "'it''s'", "NULL", "true", "?", "COUNT(*)"];

    public static string Of(Random random)
    {
        var value = s_leaves[random.Next(s_leaves.Length)];

        // Some lie just below the depth that is still read, where what is printed may not be deeper.
        var levels = random.Next(3) == 0 ? random.Next(85, 99) : random.Next(1, 60);
        for (var level = 0; level < levels; level++)
        {
            value = Around(value, random);
        }

        return $"SELECT a FROM t WHERE {value}";
    }

    private static string Around(string value, Random random) => random.Next(9) switch
    {
        0 => (random.Next(2) == 0 ? "- " : "+") + value,
        1 => "NOT " + value,
        2 => $"({value})",
        3 => $"if({value}, {Leaf(random)})",
        4 => $"({value}, {Leaf(random)}) IN (({Leaf(random)}), {value.Length})",
        5 => $"({value}){s_behind[random.Next(s_behind.Length)]}",
        6 => Chain(value, random),
        7 => $"{Leaf(random)}{s_binary[random.Next(s_binary.Length)]}({value})",
        _ => $"({value}){s_binary[random.Next(s_binary.Length)]}{Leaf(random)}",
    };

    /// <summary>The value somewhere in a chain of conditions, some of them long enough to be halved.</summary>
    private static string Chain(string value, Random random)
    {
        var word = random.Next(2) == 0 ? " AND " : " OR ";
        var length = random.Next(8) == 0 ? random.Next(95, 210) : random.Next(2, 5);
        var place = random.Next(3) == 0 ? 0 : random.Next(length);
        StringBuilder chain = new();
        for (var part = 0; part < length; part++)
        {
            chain.Append(part == 0 ? "" : word).Append(part == place ? $"({value})" : Leaf(random));
        }

        return random.Next(2) == 0 ? $"({chain})" : chain.ToString();
    }

    private static string Leaf(Random random) => s_leaves[random.Next(s_leaves.Length)];
}
