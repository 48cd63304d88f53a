using SeaTable.Facts;

namespace SeaTable.Emulator.Loading;

/// <summary>Reads what rows and links of a file have beside their cells.</summary>
internal static class SeedFields
{
    /// <summary>Only exports have it: who takes part in the comments of a row.</summary>
    private const string Participants = "_participants";

    /// <summary>Whether a member of a row is of the row itself, and not a cell.</summary>
    public static bool IsOfTheRow(string name) => SystemFields.IsName(name) || name == Participants;
}
