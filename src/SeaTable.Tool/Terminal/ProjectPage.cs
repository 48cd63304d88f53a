namespace SeaTable.Tool.Terminal;

/// <summary>Where the tool comes from, for people who have only the package.</summary>
internal static class ProjectPage
{
    public const string Address = "https://github.com/seatable-generators/seatable-generators";

    /// <summary>Says where the form of the JSON that a command prints is described.</summary>
    /// <remarks>The address is too long for the second column of a help page; that of the tool itself has it.</remarks>
    public static string FormOf(string command) => $"Its form is docs/tool-json/{command}.schema.json of the project.";
}
