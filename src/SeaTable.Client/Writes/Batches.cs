using System.Globalization;

namespace SeaTable;

/// <summary>Tells in words which part of a range is on its way, for messages.</summary>
internal static class Batches
{
    /// <param name="verb">What is done, such as <c>adding</c>.</param>
    /// <param name="before">How many rows of the range come before.</param>
    /// <param name="count">How many rows this call has.</param>
    /// <param name="all">How many rows the range has.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="rowId">The id of the first row, if it has one.</param>
    /// <param name="areBeforeDone">Whether those before are done.</param>
    internal static string Doing(
        string verb, int before, int count, int all, string table, string rowId, bool areBeforeDone = true) => all == 1
        ? $"{verb} {(rowId.Length == 0 ? "a row" : $"row {rowId}")} of table '{table}'"
        : string.Create(CultureInfo.InvariantCulture,
            $"{verb} rows {before + 1} to {before + count} of {all} in table '{table}'{(areBeforeDone ? Before(before) : "")}");

    /// <summary>What follows the words for a call, if it has only a part of the rows.</summary>
    internal static string Part(int before, int count, int all) => count == all
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", rows {before + 1} to {before + count} of {all}{Before(before)}");

    private static string Before(int before) => before == 0 ? "" : " (those before are done)";
}
