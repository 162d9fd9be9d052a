@echo off
rem Starts sops4j on Windows. Arguments are handed on as they are and looked at nowhere, since this
rem shell takes them apart at every look. The JVM's own archive of classes is all there is here.
setlocal enableextensions disabledelayedexpansion

set "SOPS_JVM="
if defined SOPS_JAVA (
  set "SOPS_JVM=%SOPS_JAVA%"
) else if exist "%~dp0..\runtime\bin\java.exe" (
  set "SOPS_JVM=%~dp0..\runtime\bin\java.exe"
) else if defined JAVA_HOME (
  set "SOPS_JVM=%JAVA_HOME%\bin\java.exe"
) else (
  for %%J in (java.exe) do set "SOPS_JVM=%%~$PATH:J"
)
if not defined SOPS_JVM goto missing
if not exist "%SOPS_JVM%" goto missing

"%SOPS_JVM%" -Xlog:disable -XX:-PrintWarnings -XX:-UsePerfData -XX:+UseSerialGC %SOPS_JAVA_OPTS% -Dorg.sops4j.quickStart=true -cp "%~dp0..\lib\sops.jar" org.sops4j.cli.Main %*
exit /b %ERRORLEVEL%

:missing
echo sops: no Java found: install Java 17 or later, or set SOPS_JAVA or JAVA_HOME 1>&2
exit /b 1
