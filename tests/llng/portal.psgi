# The portal with people of our own, and cookies for the one host that it is reached under.
use strict;
use warnings;
use JSON;
use Lemonldap::NG::Portal::Main;
use Lemonldap::NG::Portal::UserDB::Demo;

open my $file, '<:raw', $ENV{LLNG_PEOPLE} or die $!;
%Lemonldap::NG::Portal::UserDB::Demo::demoAccounts = %{ decode_json( join '', <$file> ) };
my $portal = Lemonldap::NG::Portal::Main->run( {} );

sub {
    my ($env) = @_;
    $env->{REQUEST_URI} //= '';
    $env->{SCRIPT_NAME} = '';
    my $answer = $portal->($env);
    return $answer unless ref $answer eq 'ARRAY';
    s/;\s*domain=[^;]*//i for grep { defined } @{ $answer->[1] };
    return $answer;
};
