using System.CommandLine;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable completion</c>: the lines by which a shell asks the tool what can be typed next.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> s_scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _seatable() {
              local line
              COMPREPLY=()
              while IFS= read -r line; do
                line=$(printf '%q' "$line")
                [[ $line == "${COMP_WORDS[COMP_CWORD]}"* ]] && COMPREPLY+=("$line")
              done < <(seatable "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
            }
            complete -o default -F _seatable seatable
            """,
        ["zsh"] = """
            _seatable() {
              local -a lines
              lines=("${(@f)$(seatable "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
              if [[ -n "$lines" ]]; then compadd -a lines; else _files; fi
            }
            compdef _seatable seatable
            """,
        ["fish"] = """
            complete -c seatable -a '(seatable "[suggest:"(commandline -C)"]" (commandline | string collect) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName seatable -ScriptBlock {
              param($word, $command, $position)
              seatable "[suggest:$position]" "$command".PadRight($position) 2>$null |
                Where-Object { $_ -like "$word*" } |
                ForEach-Object {
                  $text = if ($_ -match '\s') { "'" + $_.Replace("'", "''") + "'" } else { $_ }
                  [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "The shell: bash, zsh, fish or pwsh.", HelpName = "shell" };
        shell.TakesWord([.. s_scripts.Keys]);
        var command = new Command("completion", "Print what makes a shell complete commands, options, files and tables.")
        {
            shell,
        };
        command.HasExamples(
            new("Now, in bash", "eval \"$(seatable completion bash)\""),
            new("Always, in bash", "seatable completion bash >> ~/.bashrc"),
            new("Always, in zsh, below compinit", "seatable completion zsh >> ~/.zshrc"),
            new("Always, in fish", "seatable completion fish > ~/.config/fish/completions/seatable.fish"),
            new("Always, in PowerShell", "seatable completion pwsh >> $PROFILE"));
        command.Runs((arguments, terminal, _) =>
        {
            terminal.Output.WriteLine(s_scripts[arguments.GetValue(shell)!]);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
