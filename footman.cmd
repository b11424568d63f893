@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts Footman with a JDK 25 or newer, and builds it first where this is a checkout of its sources and nothing is built.
setlocal EnableExtensions DisableDelayedExpansion

set "HERE=%~dp0"
set "JAR=%HERE%cli\target\footman.jar"
if exist "%HERE%lib\footman.jar" set "JAR=%HERE%lib\footman.jar"

set "JAVA="
if defined FOOTMAN_JAVA_HOME call :try "%FOOTMAN_JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
for %%J in (java.exe) do call :try "%%~$PATH:J"
for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Amazon Corretto" "Zulu" "BellSoft") do (
  for /d %%D in ("%ProgramFiles%\%%~V\*") do call :try "%%~D\bin\java.exe"
)
for /d %%D in ("%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :try "%%~D\bin\java.exe"
if not defined JAVA (
  >&2 echo footman: needs a JDK 25 or newer and found none; install one ^(https://adoptium.net^) or set FOOTMAN_JAVA_HOME
  exit /b 1
)

if exist "%JAR%" goto run
if not exist "%HERE%pom.xml" goto incomplete
where mvn >nul 2>nul
if errorlevel 1 (
  >&2 echo footman: Maven is needed to build Footman from its sources; install it ^(https://maven.apache.org^)
  exit /b 1
)
>&2 echo footman: building first, since nothing is built yet
set "BUILDLOG=%TEMP%\footman-build.log"
pushd "%HERE%"
call mvn -B -q -DskipTests package > "%BUILDLOG%" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" goto broken

:run
for %%F in ("%JAR%") do set "LIBRARIES=%%~dpFlib\*"
if not defined FOOTMAN_JAVA_OPTS set "FOOTMAN_JAVA_OPTS=-Xmx1g"
"%JAVA%" -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -XX:MaxGCPauseMillis=20 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %FOOTMAN_JAVA_OPTS% -cp "%JAR%;%LIBRARIES%" dev.footman.cli.command.Footman %*
exit /b %ERRORLEVEL%

rem These stand outside of parentheses, which a path may hold.
:incomplete
>&2 echo footman: %JAR% is not there; unpack Footman again
exit /b 1

:broken
>&2 findstr /c:"ERROR" "%BUILDLOG%"
>&2 echo footman: the build failed; its whole output is in %BUILDLOG%
exit /b 1

rem Takes the java.exe that is given, if none is taken yet and this one is new enough.
:try
if defined JAVA exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1" exit /b 0
set "MAJOR=0"
for /f "tokens=3" %%V in ('call "%~1" -version 2^>^&1 ^| findstr /c:" version "') do (
  for /f "delims=.-+" %%M in ("%%~V") do set "MAJOR=%%M"
)
if %MAJOR% GEQ 25 set "JAVA=%~1"
exit /b 0
