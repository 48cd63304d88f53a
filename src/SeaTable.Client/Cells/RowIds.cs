using System.Buffers;

namespace SeaTable;

/// <summary>What can be the id of a row.</summary>
internal static class RowIds
{
    private const int MostShown = 40;

    private static readonly SearchValues<char> s_characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>An id is part of an address, so nothing else may pass for one.</summary>
    /// <exception cref="SeaTableRowException">It is none.</exception>
    internal static void Check(string rowId)
    {
        ArgumentNullException.ThrowIfNull(rowId);
        if (Problem(rowId) is { } problem)
            throw new SeaTableRowException(problem + " Nothing was sent.");
    }

    /// <summary>Says why it is no id of a row; null when it is one.</summary>
    internal static string? Problem(string rowId) => rowId switch
    {
        "" => "The row id is empty: the row was never stored.",
        { Length: > MostShown } =>
            $"'{rowId.AsSpan(0, MostShown)}…' is too long for the id of a row: those have 22 characters.",
        _ when rowId.AsSpan().ContainsAnyExcept(s_characters) =>
            $"'{rowId}' is no id of a row: those are made of letters, digits, '-' and '_'.",
        _ => null,
    };
}
