using Microsoft.AspNetCore.Http;

namespace SeaTable.Emulator.Calls;

/// <summary>Says at a route what calls of it ask for.</summary>
internal sealed record CalledOperation(EmulatorOperation Operation)
{
    public static EmulatorOperation Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CalledOperation>()?.Operation ?? EmulatorOperation.None;
}
