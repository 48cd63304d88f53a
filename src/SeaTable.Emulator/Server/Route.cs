using Microsoft.AspNetCore.Http;

namespace SeaTable.Emulator.Server;

/// <summary>Where a call goes that asks a base for an operation.</summary>
/// <param name="Method">The method of the request.</param>
/// <param name="Path">The pattern of its path.</param>
/// <param name="Operation">What it asks for.</param>
/// <param name="Handler">Answers it.</param>
internal sealed record Route(string Method, string Path, EmulatorOperation Operation, RequestDelegate Handler);
