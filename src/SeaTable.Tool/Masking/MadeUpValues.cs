using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bogus;

namespace SeaTable.Tool.Masking;

/// <summary>
/// Makes up values in place of real ones: the same for the same value wherever it stands, and chosen by a key, so that nobody
/// without the key can try which value a made-up one stands for.
/// </summary>
/// <param name="key">The key.</param>
internal sealed partial class MadeUpValues(byte[] key)
{
    private const int ShortText = 60;
    private const int LongestMadeUp = 10;

    private static readonly string[] s_companyEndings =
        ["gmbh", "ag", "kg", "se", "inc", "inc.", "ltd", "ltd.", "llc", "corp", "corp.", "co", "co.", "sa", "s.a.", "plc", "bv"];

    private readonly Faker _faker = new("en");

    /// <summary>
    /// Makes up a text of the same kind. Which kind that is depends on the text alone, so that texts of different columns stay
    /// equal when they were.
    /// </summary>
    public string Text(string text)
    {
        if (text.Trim().Length == 0)
            return text;

        for (var turn = 0; ; turn++)
        {
            var madeUp = OfKind(text, Begin(text, turn));
            if (madeUp != text || turn == LongestMadeUp)
                return madeUp;
        }
    }

    /// <summary>Makes up the id of a user.</summary>
    public string User(string id) => $"{Convert.ToHexString(Hash(id, 0))[..32].ToLowerInvariant()}@auth.local";

    /// <summary>Makes up the name of the user of an id.</summary>
    public string UserName(string id)
    {
        Begin(id, 0);
        return $"{_faker.Name.FirstName()} {_faker.Name.LastName()}";
    }

    /// <summary>Makes up the address of the user of an id.</summary>
    public string UserMail(string id) => Mail(Begin(id, 0));

    /// <summary>Makes up a name of a country.</summary>
    public string Country(string country)
    {
        Begin(country, 0);
        return _faker.Address.Country();
    }

    /// <summary>Makes up a number between two others.</summary>
    public double Number(string of, double from, double to)
    {
        Begin(of, 0);
        return Math.Round(_faker.Random.Double(from, to), 4);
    }

    private string OfKind(string text, byte[] hash)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (MailPattern().IsMatch(text))
            return Mail(hash);
        if (AddressPattern().IsMatch(text))
            return $"https://{_faker.Internet.DomainWord()}.example/{Letters(hash)}";
        if (PhonePattern().IsMatch(text))
            return Digits(text, hash);
        if (text.Length > ShortText || text.Contains('\n', StringComparison.Ordinal))
            return Paragraphs(text.Length);
        if (s_companyEndings.Contains(words[^1].ToLowerInvariant()))
            return $"{_faker.Name.LastName()}-{_faker.Name.LastName()} {words[^1]}";
        if (text.Any(char.IsAsciiDigit))
            return words.Length == 1 ? Digits(text, hash) : $"{_faker.Address.StreetName()} {_faker.Random.Number(1, 199)}";

        return words.Length switch
        {
            1 => _faker.Name.LastName(),
            2 => $"{_faker.Name.FirstName()} {_faker.Name.LastName()}",
            3 => $"{_faker.Name.FirstName()} {_faker.Name.FirstName()} {_faker.Name.LastName()}",
            _ => _faker.Lorem.Sentence(words.Length),
        };
    }

    private string Mail(byte[] hash) =>
        $"{_faker.Name.FirstName()}.{_faker.Name.LastName()}.{Letters(hash)}@mail.example".ToLowerInvariant()
            .Replace("'", "", StringComparison.Ordinal);

    private string Paragraphs(int length)
    {
        var text = new StringBuilder(_faker.Lorem.Sentence());
        while (text.Length < length)
            text.Append(text.Length % 5 == 0 ? '\n' : ' ').Append(_faker.Lorem.Sentence());

        return text.ToString(0, Math.Min(text.Length, length)).TrimEnd();
    }

    /// <summary>Other digits and letters in the places of those of a text, so that it looks as before.</summary>
    private static string Digits(string text, byte[] hash)
    {
        var next = 0;
        return string.Concat(text.Select((letter, index) =>
        {
            var number = hash[next++ % hash.Length] + (next / hash.Length);
            return char.IsAsciiDigit(letter) ? (letter == '0' && index == 0 ? '0' : (char)('0' + (number % 10)))
                : char.IsAsciiLetterUpper(letter) ? (char)('A' + (number % 26))
                : char.IsAsciiLetterLower(letter) ? (char)('a' + (number % 26))
                : letter;
        }));
    }

    /// <summary>What tells a value from all others.</summary>
    private static string Letters(byte[] hash) => Convert.ToHexString(hash)[16..24].ToLowerInvariant();

    private byte[] Begin(string value, int turn)
    {
        var hash = Hash(value, turn);
        _faker.Random = new Randomizer(BitConverter.ToInt32(hash, 0));
        return hash;
    }

    private byte[] Hash(string value, int turn) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{turn} {value}")));

    [GeneratedRegex(@"^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$")]
    private static partial Regex MailPattern();

    [GeneratedRegex(@"^\s*([a-z]+://|www\.)\S+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"^[+(]?[0-9][0-9 ()/.\-]{4,}$")]
    private static partial Regex PhonePattern();
}
