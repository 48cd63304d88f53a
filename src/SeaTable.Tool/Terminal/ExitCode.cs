namespace SeaTable.Tool.Terminal;

/// <summary>What the tool ends with. That something was found is no failure of the tool.</summary>
internal static class ExitCode
{
    /// <summary>It is done, and nothing was found that breaks code or data.</summary>
    public const int Success = 0;

    /// <summary>It is done, and something was found.</summary>
    public const int Findings = 1;

    /// <summary>It could not be done.</summary>
    public const int Trouble = 2;
}
