// Runs a program against an emulator: Host SCHEMA PROGRAM.
using System.Diagnostics;
using SeaTable.Emulator;

await using var emulator = await SeaTableEmulator.StartAsync(args[0]);
var start = new ProcessStartInfo(Path.GetFullPath(args[1]));
start.Environment["SEATABLE_SERVER"] = emulator.Server.ToString();
start.Environment["SEATABLE_API_TOKEN"] = emulator.ApiToken;
using var program = Process.Start(start)!;
await program.WaitForExitAsync();
return program.ExitCode;
