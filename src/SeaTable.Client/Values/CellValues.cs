using System.Collections;
using System.Text.Json;

namespace SeaTable;

/// <summary>Whether two values stand for the same content of a cell.</summary>
internal static class CellValues
{
    /// <summary>Whether storing the one in place of the other changes nothing.</summary>
    /// <remarks>An empty text is stored as no value. Addresses are the same letter by letter; those of .NET pass over the part
    /// behind <c>#</c>.</remarks>
    internal static bool IsSame<T>(T one, T other) => typeof(T) == typeof(string)
        ? ((string?)(object?)one ?? "") == ((string?)(object?)other ?? "")
        : (one, other) switch
        {
            (Uri first, Uri second) => first.OriginalString == second.OriginalString,
            (FileAttachment first, FileAttachment second) => first == second && IsSame(first.Url, second.Url),
            (DigitalSignature first, DigitalSignature second) => first == second && IsSame(first.ImageUrl, second.ImageUrl),
            _ => EqualityComparer<T>.Default.Equals(one, other),
        };

    /// <summary>Whether two lists hold the same values in the same order.</summary>
    internal static bool IsSameList<T>(IReadOnlyList<T> one, IReadOnlyList<T> other)
    {
        if (one.Count != other.Count)
            return false;

        for (var i = 0; i < one.Count; i++)
        {
            if (!IsSame(one[i], other[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether two values of a property are the same, whatever its type.</summary>
    internal static bool IsSameCell(object? one, object? other) => (one, other) switch
    {
        (string or null, string or null) => IsSame(one as string, other as string),
        (JsonElement or FormulaResult<JsonElement>, JsonElement or FormulaResult<JsonElement>) =>
            one.ToString() == other.ToString(),
        (IEnumerable first, IEnumerable second) => IsSameList([.. first.Cast<object?>()], [.. second.Cast<object?>()]),
        _ => IsSame(one, other),
    };

    /// <summary>Whether the value is what a cell without a value reads as.</summary>
    internal static bool IsEmpty<T>(T value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        IEnumerable list => !list.GetEnumerator().MoveNext(),
        _ => EqualityComparer<T>.Default.Equals(value, default),
    };
}
