using System.Globalization;

namespace SeaTable.Emulator.Columns;

/// <summary>New keys and ids, in the forms that SeaTable gives them.</summary>
/// <param name="random">What chooses them; the same again for the same seed.</param>
internal sealed class Ids(Random random)
{
    private const string KeyLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Creates four letters or digits, for tables, columns, views and links.</summary>
    public string NewKey(Func<string, bool> isTaken)
    {
        string key;
        do
        {
            key = string.Create(4, random, static (span, random) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = KeyLetters[random.Next(KeyLetters.Length)];
            });
        }
        while (isTaken(key));
        return key;
    }

    /// <summary>Converts a number to four letters or digits.</summary>
    public static string KeyOf(uint number) => string.Create(4, number, static (span, rest) =>
    {
        for (var i = 0; i < span.Length; i++, rest /= (uint)KeyLetters.Length)
            span[i] = KeyLetters[(int)(rest % (uint)KeyLetters.Length)];
    });

    /// <summary>Creates a number below a million, not padded.</summary>
    public string NewOptionId(Func<string, bool> isTaken)
    {
        string id;
        do
            id = random.Next(1_000_000).ToString(CultureInfo.InvariantCulture);
        while (isTaken(id));
        return id;
    }

    /// <summary>Creates a random UUID.</summary>
    public Guid NewUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Chooses one of some things.</summary>
    public T OneOf<T>(IReadOnlyList<T> things) => things[random.Next(things.Count)];

    /// <summary>
    /// Creates a random UUID as 22 characters of URL-safe base64. Its first bit is cleared, so that an id never starts with a
    /// hyphen, an underscore or a digit.
    /// </summary>
    public string NewRowId()
    {
        Span<byte> bytes = stackalloc byte[16];
        NewUuid().TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[0] &= 0x7F;
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
