namespace SeaTable.Emulator.Tokens;

/// <summary>Who a base token was issued to, and what it allows.</summary>
internal sealed record BaseAccess(string AppName, bool CanWrite, string BaseUuid);
