namespace SeaTable.Tool.Planning;

/// <summary>
/// The ids of parts that the base does not have yet. In a plan they have made-up ones, which no id of a server looks like.
/// </summary>
internal static class PartIds
{
    private const string ToBeMade = "new:";
    private const string OfName = "?";

    /// <summary>
    /// What stands for the id of a part for which a file tells none: its name, which is the only one of its kind.
    /// </summary>
    public static string FromName(string name) => OfName + name;

    /// <summary>The id that a part of a file has in a plan until the server has chosen one.</summary>
    public static string New(string id) => ToBeMade + id;

    /// <summary>Whether a part of a base is the one that a file means by an id.</summary>
    public static bool Fits(string? actual, string id) => actual is not null && (actual == id || actual == New(id));

    /// <summary>Whether the base has no such part yet.</summary>
    public static bool IsNew(string? id) => id is null || id.StartsWith(ToBeMade, StringComparison.Ordinal);

    /// <summary>Gets the id that a file tells of a part; null when it tells none.</summary>
    public static string? InFile(string? id) =>
        id is null || Told(id).StartsWith(OfName, StringComparison.Ordinal) ? null : Told(id);

    /// <summary>Gets what a file refers to a part by: its id there, or else its name.</summary>
    public static string Reference(string id)
    {
        var told = Told(id);
        return told.StartsWith(OfName, StringComparison.Ordinal) ? told[OfName.Length..] : told;
    }

    private static string Told(string id) => id.StartsWith(ToBeMade, StringComparison.Ordinal) ? id[ToBeMade.Length..] : id;
}
