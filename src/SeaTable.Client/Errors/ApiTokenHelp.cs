namespace SeaTable;

/// <summary>How to get an API token: said wherever one is missing or refused.</summary>
internal static class ApiTokenHelp
{
    internal const string HowToCreate =
        "There are two ways to create one: in the base, open the menu \"Advanced\" and there \"API token\"; " +
        "or in the team administration, \"API & integrations\".";
}
