namespace SeaTable;

/// <summary>What to do about errors that are reported in several places.</summary>
internal static class Help
{
    /// <summary>Where an API token is missing or refused.</summary>
    internal const string CreateApiToken =
        "There are two ways to create one: in the base, open the menu \"Advanced\" and there \"API token\"; " +
        "or in the team administration, \"API & integrations\".";

    /// <summary>Where the base does not have any more what the schema file has.</summary>
    internal const string UpdateSchemaFile = "Get the schema file anew from the base and build again.";
}
