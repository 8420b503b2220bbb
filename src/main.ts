console.log('docket');
