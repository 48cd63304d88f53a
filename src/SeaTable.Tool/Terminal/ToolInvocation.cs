using System.CommandLine;

namespace SeaTable.Tool.Terminal;

/// <summary>How a command is run by a program instead of a person: with the lines that it asks for.</summary>
internal sealed class ToolInvocation : InvocationConfiguration
{
    /// <summary>Gets what answers are read from.</summary>
    public TextReader? Input { get; init; }
}
