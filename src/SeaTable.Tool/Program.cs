using System.CommandLine;
using SeaTable.Tool;
using SeaTable.Tool.Terminal;

// A server that is told to end has its late writes to finish.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) };
if (Console.IsErrorRedirected)
    configuration.Error = new NoteWriter(Console.Error);

return await CommandLine.RunAsync(args, configuration, CancellationToken.None);
