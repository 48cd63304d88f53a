using System.Text;

namespace SeaTable.Fuzz;

/// <summary>Damages good input in one to eight places, as editors, networks and attackers do.</summary>
internal sealed class Mutation(int seed, IReadOnlyList<byte[]> seeds, IReadOnlyList<string> words)
{
    /// <summary>The longest input, in bytes: enough for any depth to overflow a stack.</summary>
    public const int Longest = 1_000_000;

    private static readonly string[] s_anywhere =
    [
        "\0", "\uFEFF", "\u2028", "\ud7ff", "é", "e\u0301", "😀", "İ", "ﬁ", "\r\n", "\t", "\"", "'", "`", "\\", "\\u0000",
        "\\ud800", "/*", "*/", "//", "-1", "0", "1e999", "-0", "99999999999999999999", "2147483648", "9223372036854775808",
        "0.1e-400", "NaN", "null", "true", "[]", "{}", "0001-01-01", "9999-12-31 23:59", "2024-02-30", "__proto__", "$schema",
    ];

    private readonly Random _random = new(seed);
    private readonly byte[][] _words = [.. words.Concat(s_anywhere).Select(Encoding.UTF8.GetBytes)];

    public byte[] Next()
    {
        var input = Any(seeds);
        for (var left = _random.Next(1, 9); left > 0; left--)
        {
            input = Damage(input);
            if (input.Length > Longest)
                input = input[..Longest];
        }

        return input;
    }

    private byte[] Damage(byte[] input)
    {
        var (start, end) = Span(input);
        var piece = input[start..end];
        return _random.Next(16) switch
        {
            0 or 1 => [.. input[..start], .. input[end..]],
            2 => [.. input[..end], .. piece, .. input[end..]],
            3 => input[..start],
            4 => Flip(input),
            5 => Splice(input, Any(seeds)),
            6 => Swap(input, start, end),
            7 when _random.Next(20) == 0 => [.. input[..start], .. Repeat(Any(_words)), .. input[start..]],
            7 => [.. input[..start], .. Repeat(piece, 2, 50), .. input[end..]],
            8 or 9 or 10 => [.. input[..start], .. Any(_words), .. input[end..]],
            _ => [.. input[..start], .. Any(_words), .. input[start..]],
        };
    }

    // Most damage is short, some takes half the input.
    private (int Start, int End) Span(byte[] input)
    {
        var start = _random.Next(input.Length + 1);
        var most = _random.Next(6) == 0 ? input.Length : 16;
        return (start, Math.Min(input.Length, start + _random.Next(most + 1)));
    }

    private byte[] Flip(byte[] input)
    {
        byte[] flipped = [.. input];
        if (flipped.Length > 0)
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    private byte[] Splice(byte[] input, byte[] other) =>
        [.. input[.._random.Next(input.Length + 1)], .. other[_random.Next(other.Length + 1)..]];

    private byte[] Swap(byte[] input, int start, int end)
    {
        var middle = _random.Next(start, end + 1);
        return [.. input[..start], .. input[middle..end], .. input[start..middle], .. input[end..]];
    }

    private IEnumerable<byte> Repeat(byte[] piece) => Repeat(piece, 1_000, 100_000);

    private IEnumerable<byte> Repeat(byte[] piece, int fewest, int most) =>
        Enumerable.Repeat(piece, _random.Next(fewest, most)).SelectMany(bytes => bytes).Take(Longest);

    private T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}
