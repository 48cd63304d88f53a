using SeaTable.Emulator.Calls;

namespace SeaTable.Emulator.Faults;

/// <summary>A call, as far as a fault goes by it.</summary>
/// <param name="Method">The method, as in <c>GET</c>.</param>
/// <param name="Path">The path, decoded.</param>
/// <param name="Operation">What it asks for.</param>
/// <param name="Content">What it is about.</param>
/// <param name="Now">The time of the emulator.</param>
internal sealed record FaultedCall(
    string Method, string Path, EmulatorOperation Operation, CallContent Content, DateTimeOffset Now)
{
    private const string Gateway = "/api-gateway/";

    /// <summary>Determines whether a call goes to the gateway, and not to the web server that exchanges tokens.</summary>
    public static bool IsToGateway(string? path) => path?.StartsWith(Gateway, StringComparison.Ordinal) == true;
}
